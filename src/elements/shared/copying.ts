/**
 * Copies a text that an element shows. Where the page may not do that, the text is selected, so that the visitor can.
 * Resolves to whether it was copied.
 */
export async function copy(text: string, shown: Element | null | undefined): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
    return false;
  }
}

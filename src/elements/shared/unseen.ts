/**
 * Hears once that an open modal dialog is not drawn any more, as where the page hides the element that it belongs to.
 * Such a dialog would go on to make the rest of the page inert (HTML, "blocked by the modal dialog"), with no way out.
 */
export function whenUnseen(dialog: HTMLDialogElement, callback: () => void): void {
  const observer = new ResizeObserver(() => {
    // What is printed alone hides the rest of the page meanwhile.
    const seen = dialog.getClientRects().length > 0 || matchMedia('print').matches;
    if (dialog.open && seen) return;
    observer.disconnect();
    if (dialog.open) callback();
  });
  observer.observe(dialog);
}

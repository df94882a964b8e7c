/*
 * An assertion that compares elements and fails keeps both. The runner cannot send them (a structured clone of a node
 * throws, and what Lit keeps on one is circular), and would wait for this file for ever; so they become text.
 */
const asText = (node: Node): string =>
  node instanceof Element ? (node.cloneNode() as Element).outerHTML : node.nodeName;

Object.defineProperty(Element.prototype, 'toJSON', {
  configurable: true,
  value(this: Element) {
    return asText(this);
  },
});

/** What an assertion compared, as text where it is a node. */
export function writeDown(error: { actual?: unknown; expected?: unknown } | undefined): void {
  if (error?.actual instanceof Node) error.actual = asText(error.actual);
  if (error?.expected instanceof Node) error.expected = asText(error.expected);
}

afterEach(function () {
  writeDown(this.currentTest?.err as Parameters<typeof writeDown>[0]);
});

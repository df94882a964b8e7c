import ts from 'typescript';

/** The decorators in a script, as written. A text search would find the `@media` of every style sheet too. */
export function decoratorsOf(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isDecorator(node)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('script.js', code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS));
  return found;
}

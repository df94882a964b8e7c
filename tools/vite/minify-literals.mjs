import { parseSync } from 'vite';

/*
 * Takes the indentation out of Lit's templates and style sheets, which no minifier looks into. It changes nothing
 * that a browser tells apart: in HTML a run of white space is one space, and in CSS there is none around braces.
 * Text with meaningful line breaks (`<pre>`, `white-space: pre`) has no place in these templates.
 */

/** @typedef {{ type: string, start: number, end: number, [key: string]: unknown }} Node */

/** @param {string} text */
export const minifyHtml = (text) => text.replace(/<!--[\s\S]*?-->/g, '').replace(/\s*\n\s*/g, ' ');

/** @param {string} text */
export const minifyCss = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: (?=[^{}]*[;}])/g, ':')
    .replace(/;(?=\})/g, '');

/** @type {Readonly<Record<string, (text: string) => string>>} */
const minifiers = { html: minifyHtml, svg: minifyHtml, css: minifyCss };

/**
 * Every node below, depth first.
 * @param {unknown} value
 * @returns {Generator<Node>}
 */
function* nodes(value) {
  if (Array.isArray(value)) for (const item of value) yield* nodes(item);
  else if (value && typeof value === 'object') {
    if ('type' in value) yield /** @type {Node} */ (value);
    for (const child of Object.values(value)) yield* nodes(child);
  }
}

/**
 * The replacements for one module.
 * @param {string} code
 */
function replacements(code) {
  return [...nodes(parseSync('module.js', code).program)].flatMap((node) => {
    if (node.type !== 'TaggedTemplateExpression') return [];
    const { tag, quasi } =
      /** @type {{ tag: { name?: string }, quasi: { quasis: (Node & { value: { raw: string } })[] } }} */ (
        /** @type {unknown} */ (node)
      );
    const minify = minifiers[tag.name ?? ''];
    if (!minify) return [];
    return quasi.quasis.map(({ start, end, value }) => ({
      start,
      end,
      was: value.raw,
      now: minify(value.raw),
    }));
  });
}

/** @param {string} code */
export function minifyLiterals(code) {
  let result = code;
  // From the end, so that the positions before stay true.
  for (const { start, end, was, now } of replacements(code).sort((a, b) => b.start - a.start)) {
    const written = result.slice(start, end);
    result = result.slice(0, start) + written.replace(was, () => now) + result.slice(end);
  }
  return result;
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { minifyCss, minifyHtml, minifyLiterals } from '../../tools/vite/minify-literals.mjs';

describe('templates, made smaller', () => {
  it('lose their indentation, and keep a space where there was one', () => {
    assert.equal(minifyHtml('<p>\n    <b>one</b>\n    two three\n  </p>'), '<p> <b>one</b> two three </p>');
    assert.equal(minifyHtml('<a></a> <b></b>'), '<a></a> <b></b>');
  });

  it('keep the space between attributes', () => {
    assert.equal(minifyHtml('<input\n  part="a  b"\n  id="c"\n/>'), '<input part="a  b" id="c" />');
  });

  it('keep white space at the edges, where a value may follow', () => {
    assert.equal(minifyHtml('<p class='), '<p class=');
    assert.equal(minifyHtml(' and '), ' and ');
    assert.equal(minifyHtml('\n  '), ' ');
  });
});

describe('style sheets, made smaller', () => {
  it('lose comments and the space around braces, but not at the edges, where a value may stand', () => {
    assert.equal(
      minifyCss('/* why */\n.a {\n  color: red;\n  margin: 0 auto;\n}\n'),
      ' .a{color:red;margin:0 auto}',
    );
  });

  it('keep the space that a selector means', () => {
    assert.equal(minifyCss('.a :hover { top: 0 }'), '.a :hover{top:0}');
    assert.equal(minifyCss(':host([hidden]) .b { top: 0; }'), ':host([hidden]) .b{top:0}');
  });

  it('keep the space that calc() and conditions need', () => {
    assert.equal(minifyCss('a { width: calc(1px + 2px); }'), 'a{width:calc(1px + 2px)}');
    assert.equal(
      minifyCss('@media (width > 3px) and (hover) { a { top: 0; } }'),
      '@media (width > 3px) and (hover){a{top:0}}',
    );
  });
});

describe('literals in a module, made smaller', () => {
  it('are those of html, svg and css, nested ones too', () => {
    const code = 'const a = html`<p>\n  ${b ? html`<i>\n  x</i>` : c}\n</p>`; const d = `\n  kept`;';
    assert.equal(
      minifyLiterals(code),
      'const a = html`<p> ${b ? html`<i> x</i>` : c} </p>`; const d = `\n  kept`;',
    );
  });

  it('keep their escapes', () => {
    assert.equal(
      minifyLiterals('css`a::before {\n content: "\\\\201c"; }`'),
      'css`a::before{content:"\\\\201c"}`',
    );
  });
});

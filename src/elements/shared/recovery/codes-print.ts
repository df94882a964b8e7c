import { css, html, render, type CSSResult } from 'lit';
import type { RecoveryCodesMessages } from '../../../i18n/messages.js';
import { codesHeading } from './codes-text.js';

const PAPER = 'passkey-recovery-codes';

/* Constructed style sheets, which a strict policy on contents allows; nothing of the page is touched itself. */

const onPage = css`
  @media screen {
    body > .passkey-recovery-codes {
      display: none !important;
    }
  }

  @media print {
    :root,
    body {
      background: #fff !important;
      color-scheme: light !important;
    }

    body {
      visibility: hidden !important;
    }

    body > :not(.passkey-recovery-codes) {
      display: none !important;
    }

    body > .passkey-recovery-codes {
      visibility: visible !important;
    }
  }
`;

const onPaper = css`
  :host {
    color: #000;
    font: 12pt / 1.6 sans-serif;
  }

  h1 {
    font-size: 1.25em;
  }

  li {
    font-family: monospace;
    font-size: 1.1em;
  }
`;

/**
 * While the codes are in sight, whatever prints the page prints them and nothing else: the page's own content stays
 * where it is, and is only not printed. The sheet of paper is there for as long as that takes.
 */
export class CodesPrint {
  readonly #codes: () => readonly string[];
  readonly #terms: () => RecoveryCodesMessages;
  readonly #over = new AbortController();
  #paper: HTMLElement | undefined;

  constructor(codes: () => readonly string[], terms: () => RecoveryCodesMessages) {
    this.#codes = codes;
    this.#terms = terms;
    const { signal } = this.#over;
    addEventListener('beforeprint', () => this.#put(), { signal });
    addEventListener('afterprint', () => this.#take(), { signal });
  }

  print(): void {
    window.print();
  }

  /** The codes are out of sight. */
  end(): void {
    this.#over.abort();
    this.#take();
  }

  #put(): void {
    if (this.#paper) return;
    const paper = (this.#paper = document.createElement('div'));
    paper.className = PAPER;
    const root = paper.attachShadow({ mode: 'open' });
    const [title, text] = codesHeading(this.#terms());
    render(
      html`<h1>${title}</h1>
        <p>${text}</p>
        <ul>
          ${this.#codes().map((code) => html`<li>${code}</li>`)}
        </ul>`,
      root,
    );
    root.adoptedStyleSheets = sheetOf(onPaper);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...sheetOf(onPage)];
    document.body.append(paper);
  }

  #take(): void {
    this.#paper?.remove();
    this.#paper = undefined;
    const [own] = sheetOf(onPage);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== own);
  }
}

const sheetOf = ({ styleSheet }: CSSResult): CSSStyleSheet[] => (styleSheet ? [styleSheet] : []);

import { generate } from 'lean-qr';
import { svg, html, type TemplateResult } from 'lit';

/** Modules of empty space around the code, without which some cameras do not find it (ISO/IEC 18004 §5.3.8). */
const QUIET = 4;

/**
 * A QR code as a picture of one path, dark on light whatever the colours of the page, since cameras expect that. Loaded
 * on demand: the code that makes it is larger than most of what an element needs.
 *
 * @param label what the picture is, for who cannot see it
 */
export function qrCode(text: string, label: string): TemplateResult {
  const bitmap = generate(text);
  const { size } = bitmap;
  let path = '';
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (bitmap.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  const whole = size + 2 * QUIET;
  // Icons of the elements are drawn by strokes, which would run into each other here.
  return html`<svg
    part="qr-code"
    class="qr-code"
    role="img"
    aria-label=${label}
    viewBox="${-QUIET} ${-QUIET} ${whole} ${whole}"
    shape-rendering="crispEdges"
  >
    ${svg`<path stroke="none" fill="#fff" d="M${-QUIET} ${-QUIET}h${whole}v${whole}h${-whole}z"></path>
      <path stroke="none" fill="#000" d=${path}></path>`}
  </svg>`;
}

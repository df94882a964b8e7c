import { isOwn } from './preset-url.js';
import type { CsrfSource } from './preset.js';

/**
 * The header that proves a request to be the page's own, from the first source that has a token. What a preset
 * knows of is sent to the page's own origin only; where else a token may go is the page's to say.
 */
export async function csrfHeader(
  url: string,
  own: readonly CsrfSource[],
  page: CsrfSource | undefined,
): Promise<{ readonly [header: string]: string }> {
  for (const source of page ? [page] : typeof document !== 'undefined' && isOwn(url) ? own : []) {
    const token = await tokenOf(source);
    if (token) return { [source.header]: token };
  }
  return {};
}

async function tokenOf({ token, meta, cookie }: CsrfSource): Promise<string | undefined> {
  if (typeof token === 'function') return token();
  return token ?? (meta && metaContent(meta)) ?? (cookie && cookieValue(cookie));
}

const metaContent = (name: string): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[name="${CSS.escape(name)}"]`)?.content;

function cookieValue(name: string): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  try {
    return found && decodeURIComponent(found.slice(name.length + 1));
  } catch {
    return undefined;
  }
}

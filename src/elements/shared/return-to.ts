/**
 * The URL to leave for, or nothing where it must not be followed: only http(s), only the page's own origin and
 * those the page lists, and no user name or password in it.
 */
export function returnUrl(target: string | undefined, origins: readonly string[] = []): URL | undefined {
  if (!target) return undefined;
  let url: URL;
  try {
    url = new URL(target, document.baseURI);
  } catch {
    return undefined;
  }
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  const known = url.origin === location.origin || origins.includes(url.origin);
  return web && known && !url.username && !url.password ? url : undefined;
}

/** Likewise, with the origins that an element and a page list. */
export const allowedUrl = (
  target: string | undefined,
  listed = '',
  configured: readonly string[] = [],
): URL | undefined => returnUrl(target, [...listed.split(/\s+/), ...configured]);

/** What developers are told of a target that is not followed. */
export const refusal = (target: string): string =>
  `passkey-elements: "${target}" is not gone to; allow its origin by return-origins`;

/** Leaves the page, if it may be left for that; else says so to whoever wrote the page. */
export function goTo(target: string, listed?: string, configured?: readonly string[]): void {
  const url = allowedUrl(target, listed, configured);
  if (url) location.assign(url);
  else console.error(refusal(target));
}

/*
 * Browsers inside other apps (a link opened in a messenger, say) often have the interface and refuse every call.
 * Their names for themselves; `; wv` is Android's word for a page inside an app.
 */
const APPS =
  /\b(FBAN|FBAV|FB_IAB|Instagram|Line\/|LinkedInApp|MicroMessenger|Snapchat|BytedanceWebview|musical_ly|Pinterest\/|Twitter for|GSA\/)|; wv\)/;

/** Nobody closes a dialog in less. Milliseconds. */
const AT_ONCE = 300;

/**
 * Whether a refusal is the app's and not the visitor's: at once, in what says itself that it is an app. Silence
 * would leave the visitor with a button that does nothing.
 */
export function isRefusedByApp(name: string, after: number): boolean {
  return name === 'NotAllowedError' && after < AT_ONCE && APPS.test(navigator.userAgent);
}

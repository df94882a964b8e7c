import { obstacle } from './support.js';

/** The capabilities this package asks for (WebAuthn L3 §5.1.7, and Chromium's `immediateGet`). */
export type Capability =
  'conditionalGet' | 'conditionalCreate' | 'immediateGet' | 'passkeyPlatformAuthenticator';

/** Some extensions replace the probe by one that never answers, so no answer after this many ms is a "no". */
const PATIENCE = 800;

let probe: Promise<Readonly<Record<string, unknown>>> | undefined;
/** Who was asked: an extension may put itself in the browser's place when the page is there already. */
let asked: unknown;

/** Whether the browser says it can; unknown, absent, late and failed all mean no. */
export async function capable(of: Capability): Promise<boolean> {
  if (obstacle()) return false;
  const { getClientCapabilities } = PublicKeyCredential as Partial<typeof PublicKeyCredential>;
  if (!probe || asked !== getClientCapabilities) {
    asked = getClientCapabilities;
    probe = within(PATIENCE, read(), {});
  }
  return (await probe)[of] === true;
}

async function read(): Promise<Record<string, unknown>> {
  const browser = PublicKeyCredential as Partial<typeof PublicKeyCredential>;
  try {
    // An extension's may answer with anything.
    const told = (await browser.getClientCapabilities?.()) as Record<string, unknown> | null | undefined;
    if (told) return told;
  } catch {
    // The older question is left.
  }
  try {
    // Before getClientCapabilities (Safari 17.3, Chrome 132 and older) only autofill could be asked for.
    return { conditionalGet: await browser.isConditionalMediationAvailable?.() };
  } catch {
    return {};
  }
}

async function within<T>(ms: number, answer: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => (timer = setTimeout(resolve, ms, otherwise)));
  const first = await Promise.race([answer, late]);
  clearTimeout(timer);
  return first;
}

/* What password managers are told, as it is told. */
export interface Signalled {
  readonly name: string;
  readonly options: {
    readonly rpId: string;
    readonly credentialId?: string;
    readonly allAcceptedCredentialIds?: readonly string[];
  };
}

type Signal = (options: Signalled['options']) => Promise<void>;

const NAMES = ['signalUnknownCredential', 'signalAllAcceptedCredentials', 'signalCurrentUserDetails'];

/** The signals of each test of the surrounding `describe`, which reach the authenticator, or what stands in for them. */
export function useSignals(standIn?: Signal): Signalled[] {
  const sent: Signalled[] = [];
  const home = PublicKeyCredential as unknown as Record<string, Signal>;
  const real = NAMES.map((name) => [name, home[name]!] as const);
  beforeEach(() => {
    sent.length = 0;
    for (const [name, send] of real)
      home[name] = (options) => {
        sent.push({ name, options });
        return (standIn ?? send).call(home, options);
      };
  });
  afterEach(() => {
    for (const [name, send] of real) home[name] = send;
  });
  return sent;
}

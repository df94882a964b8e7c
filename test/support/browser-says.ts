/* A browser that says other things of itself than this one, and a password manager that this one does not have. */

type Capabilities = Readonly<Record<string, unknown>>;

/** Lets a test of the surrounding `describe` decide what the browser says it can; what it leaves out is not told. */
export function useCapabilities(): (capabilities: Capabilities) => void {
  const real = Object.getOwnPropertyDescriptor(PublicKeyCredential, 'getClientCapabilities');
  afterEach(() => void Object.defineProperty(PublicKeyCredential, 'getClientCapabilities', real ?? {}));
  return (capabilities) =>
    void Object.defineProperty(PublicKeyCredential, 'getClientCapabilities', {
      configurable: true,
      value: () => Promise.resolve(capabilities),
    });
}

/** A password manager for conditional creation: no headless browser has one, and there the call waits for ever. */
export interface PasswordManager {
  /** Makes the passkey, with the virtual authenticator. */
  willing: boolean;
  /** Refuses with a DOMException of this name. */
  refuses: string | undefined;
}

/** It stands where the browser's own is, behind whatever watches the calls. */
export function usePasswordManager(): PasswordManager {
  const manager: PasswordManager = { willing: false, refuses: undefined };
  const container = CredentialsContainer.prototype;
  const { create } = container;
  beforeEach(() => {
    Object.assign(manager, { willing: false, refuses: undefined });
    container.create = function (options) {
      const { mediation, ...rest } = options as CredentialCreationOptions & { mediation?: string };
      if (mediation !== 'conditional') return create.call(this, options);
      if (manager.refuses) return Promise.reject(new DOMException('No.', manager.refuses));
      return create.call(this, manager.willing ? rest : options);
    };
  });
  afterEach(() => void (container.create = create));
  return manager;
}

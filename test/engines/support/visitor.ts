import type { Driver, ElementReference } from '../../../tools/engines/driver.mjs';
import { until } from '../../../tools/engines/until.mjs';

type Role =
  'button' | 'textbox' | 'radio' | 'heading' | 'listitem' | 'dialog' | 'link' | 'status' | 'paragraph';

/** Somebody in front of a page: sees what has a role and a name, clicks and types. */
export class Visitor {
  readonly #driver: Driver;
  readonly #origin: string;

  constructor(driver: Driver, origin: string) {
    this.#driver = driver;
    this.#origin = origin;
  }

  /** Opens a page, and waits until its elements are defined. */
  async open(path: string): Promise<void> {
    await this.#driver.goTo(this.#origin + path);
    await until('the elements are defined', async () =>
      (await this.ask(`return customElements.get('passkey-manager') !== undefined`)) ? true : undefined,
    );
  }

  /** Runs the body of a function in the page, where `visitor` finds things. */
  ask(body: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#driver.execute(body, args);
  }

  /** Waits until it is there. A name that ends with a star is the beginning of one. */
  see(role: Role, name: string, scope?: string): Promise<ElementReference> {
    return until(`there is the ${role} “${name}”`, async () => (await this.#find(role, name, scope))[0]);
  }

  /** Waits until it is gone. */
  async miss(role: Role, name: string): Promise<void> {
    await until(`the ${role} “${name}” is gone`, async () =>
      (await this.#find(role, name)).length === 0 ? true : undefined,
    );
  }

  async count(role: Role, scope: string): Promise<number> {
    return (await this.#find(role, undefined, scope)).length;
  }

  async click(role: Role, name: string, scope?: string): Promise<void> {
    await this.#driver.click(await this.see(role, name, scope));
  }

  async fill(name: string, text: string, scope?: string): Promise<void> {
    await this.#driver.fill(await this.see('textbox', name, scope), text);
  }

  /** Waits until the page is at this path. */
  async arrive(path: string): Promise<void> {
    await until(`the page is ${path}`, async () =>
      (await this.ask('return location.pathname')) === path ? true : undefined,
    );
  }

  /** Waits until an element told the page this, by the list of events that every page of the demo has. */
  async hear(event: string): Promise<void> {
    const told = `return (document.querySelector('#events')?.textContent ?? '').includes(arguments[0])`;
    await until(`the event ${event}`, async () => ((await this.ask(told, event)) ? true : undefined));
  }

  /** What is said there, in all places of this role. */
  async read(role: Role): Promise<unknown> {
    return this.ask('return visitor.find(arguments[0]).map(visitor.words)', role);
  }

  /** What has the focus, by its name. */
  focused(): Promise<unknown> {
    return this.ask('return visitor.focused()');
  }

  /** What this page complained of since it was opened. */
  async complaints(): Promise<readonly string[]> {
    return (await this.ask('return visitor.complaints')) as readonly string[];
  }

  async #find(role: Role, name?: string, scope?: string): Promise<readonly ElementReference[]> {
    // Between two pages there is none to ask.
    const script = 'return globalThis.visitor?.find(...arguments) ?? []';
    return (await this.#driver.execute(script, [
      role,
      name ?? null,
      scope ?? null,
    ])) as readonly ElementReference[];
  }
}

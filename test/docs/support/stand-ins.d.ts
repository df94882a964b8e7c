/*
 * What the snippets for other frameworks need of them, as far as it goes: they are not installed here. The types of
 * the package itself are the real ones.
 */
declare module '@lit/react' {
  export type EventName<T extends Event> = string & { readonly __eventType: T };
  export function createComponent(options: {
    react: { createElement(...args: unknown[]): unknown };
    tagName: string;
    elementClass: new () => HTMLElement;
    events?: Record<string, EventName<Event> | string>;
  }): unknown;
}

declare module 'react' {
  export function createElement(...args: unknown[]): unknown;
}

declare module 'react/jsx-runtime' {
  export namespace JSX {
    interface IntrinsicElements {
      readonly div: object;
    }
  }
}

declare module 'solid-js' {
  export namespace JSX {
    interface IntrinsicElements {
      readonly div: object;
    }
  }
}

declare module 'solid-js/jsx-runtime' {
  export { JSX } from 'solid-js';
}

declare module '@vitejs/plugin-vue' {
  interface Options {
    template?: { compilerOptions?: { isCustomElement?: (tag: string) => boolean } };
  }
  export default function vue(options?: Options): { readonly name: string };
}

declare module '@angular/core' {
  export const CUSTOM_ELEMENTS_SCHEMA: { readonly name: string };
  export function Component(options: {
    selector: string;
    schemas: readonly { readonly name: string }[];
    template: string;
  }): (target: new () => object) => void;
}

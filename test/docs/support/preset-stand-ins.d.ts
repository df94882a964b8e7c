/* What the snippets of the presets' pages leave to the app, and the vendors' packages that are not installed here. */
declare function accessToken(): Promise<string>;
declare function accountToken(): Promise<string>;
declare function keep(answer: unknown): void;
declare const user: { readonly profile: { readonly sub: string } };
declare const supabase: {
  readonly auth: {
    getSession(): Promise<{ readonly data: { readonly session: { readonly access_token: string } | null } }>;
    setSession(tokens: { readonly access_token: string; readonly refresh_token: string }): Promise<object>;
  };
};

declare module 'aws-amplify/auth' {
  export function fetchAuthSession(): Promise<{ readonly tokens?: { readonly accessToken: object } }>;
}

declare module 'supertokens-web-js/recipe/session' {
  const Session: {
    doesSessionExist(): Promise<boolean>;
    getAccessTokenPayloadSecurely(): Promise<Record<string, unknown>>;
  };
  export default Session;
}

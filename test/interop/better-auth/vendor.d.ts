/*
 * What server.ts needs of the vendor's packages, as far as it goes: they are installed by the suite that runs it, and
 * types are checked without them.
 */
declare module 'better-auth' {
  type Row = Record<string, unknown>;
  interface Where {
    readonly field: string;
    readonly value: unknown;
  }
  interface Adapter {
    create(query: { model: string; data: Row }): Promise<Row>;
    findMany(query: { model: string; where?: Where[] }): Promise<Row[]>;
    findOne(query: { model: string; where: Where[] }): Promise<Row | null>;
    update(query: { model: string; where: Where[]; update: Row }): Promise<Row | null>;
    deleteMany(query: { model: string; where: Where[] }): Promise<number>;
  }
  interface SignedIn {
    readonly user: { readonly id: string; readonly name: string };
    readonly session: { readonly token: string };
  }
  interface Auth {
    handler(request: Request): Promise<Response>;
    readonly $context: Promise<{ readonly adapter: Adapter }>;
    readonly api: {
      getSession(input: { headers: Headers }): Promise<SignedIn | null>;
      signUpEmail(input: {
        body: { name: string; email: string; password: string };
        asResponse: true;
      }): Promise<Response>;
      signOut(input: { headers: Headers; asResponse: true }): Promise<Response>;
    };
  }
  export function betterAuth(options: object): Auth;
}

declare module 'better-auth/adapters/memory' {
  export function memoryAdapter(tables: Readonly<Record<string, unknown[]>>): unknown;
}

declare module 'better-auth/plugins' {
  export function twoFactor(options: { allowPasswordless?: boolean }): unknown;
}

declare module '@better-auth/passkey' {
  export function passkey(options: { rpID: string; rpName: string }): unknown;
}

// The analyzer comes without types, and each generator has its own idea of what a manifest is.
declare module '@custom-elements-manifest/analyzer/cli.js' {
  export interface Declaration {
    events?: { name: string; type?: { text: string } }[];
  }
  export interface Manifest {
    modules: { path: string; declarations?: Declaration[] }[];
  }
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  export function cli(options: { argv: string[]; cwd: string; noWrite: boolean }): Promise<any>;
}

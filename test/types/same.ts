/** Whether two types are the same, not only assignable; `true satisfies Same<A, B>` fails to compile if not. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

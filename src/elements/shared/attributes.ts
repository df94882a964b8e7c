/*
 * Converters of attributes. One that is taken away leaves its property undefined, as if it had never been there;
 * Lit's own say null.
 */

export const text = (value: string | null): string | undefined => value ?? undefined;

/** What is no number counts as not set. */
export const number = (value: string | null): number | undefined =>
  value && Number.isFinite(+value) ? +value : undefined;

/** The words of an attribute that lists some, separated by spaces. */
export const tokens = (value: string | undefined): string[] => value?.split(/\s+/).filter(Boolean) ?? [];

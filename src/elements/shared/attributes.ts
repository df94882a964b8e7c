import type { PropertyDeclaration } from 'lit';

/* An attribute that is taken away leaves the property undefined, as if it had never been there; Lit's own says null. */

/** A property whose attribute is text. */
export const text = (attribute?: string): PropertyDeclaration => ({
  ...(attribute ? { attribute } : {}),
  converter: (value) => value ?? undefined,
});

/** A property whose attribute is a number; what is none counts as not set. */
export const number = (attribute?: string): PropertyDeclaration => ({
  ...(attribute ? { attribute } : {}),
  converter: (value) => (value && Number.isFinite(Number(value)) ? Number(value) : undefined),
});

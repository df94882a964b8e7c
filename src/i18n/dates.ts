/** Says instants in one language, in the visitor's time zone; nothing of what is no instant. */
export interface DateWords {
  /** `3 days ago`. */
  relative(iso: string, now?: number): string;
  /** `12 November 2026 at 09:41`. */
  exact(iso: string): string;
}

const UNITS = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const made = new Map<string, DateWords>();

/** The formatters are slow to make (tens of ms for the first), so there is one set per language. */
export function dateWords(tag: string): DateWords {
  const known = made.get(tag);
  if (known) return known;
  const words = makeWords(tag);
  made.set(tag, words);
  return words;
}

function makeWords(tag: string): DateWords {
  const relative = formatter((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }), tag);
  const exact = formatter(
    (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
    tag,
  );
  return {
    relative(iso, now = Date.now()) {
      // Clocks differ: what the server calls a moment ago must not lie in the future here.
      const ago = Math.max(0, now - Date.parse(iso));
      if (Number.isNaN(ago)) return '';
      const [unit, ms] = UNITS.find(([, length]) => ago >= length) ?? ['minute', Infinity];
      return relative.format(-Math.floor(ago / ms), unit);
    },
    exact: (iso) => (Number.isNaN(Date.parse(iso)) ? '' : exact.format(Date.parse(iso))),
  };
}

/** A `lang` that is no BCP 47 tag must not take the dates away. */
function formatter<T>(make: (locale: string) => T, tag: string): T {
  try {
    return make(tag);
  } catch {
    return make('en');
  }
}

/** `password and e-mail link`. */
export function listWords(tag: string, items: readonly string[]): string {
  return formatter((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }), tag).format(items);
}

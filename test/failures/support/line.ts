/* The way of one element to the relying party: faulty, bent or cut, until it is repaired. */
import { createBackend, type PasskeyBackend } from '../../../src/index.js';
import { base, faulty, faultyLong, type FaultRule } from '../../support/relying-party.js';

type Json = Record<string, unknown>;

export interface Line {
  readonly backend: PasskeyBackend;
  /** The paths that were asked for, below the base. */
  readonly asked: string[];
  /** From now on these go wrong. */
  readonly breaks: (...rules: FaultRule[]) => void;
  /** As `breaks`, for large bodies. */
  readonly breaksLong: (...rules: FaultRule[]) => Promise<void>;
  /** From now on no request to such a path leaves the browser. */
  readonly cuts: (path: string) => void;
  /** From now on the options of the relying party are bent before the element sees them. */
  readonly bends: (change: (options: Json) => Json) => void;
  readonly repair: () => void;
}

/**
 * Each has a base of its own, as long as nobody looks at the wire: what one server asked for (patience, say) holds for
 * every element of a page that has the same one.
 */
export function line(): Line {
  const own = `/${crypto.randomUUID()}`;
  const asked: string[] = [];
  let target = base;
  let cut: string | undefined;
  let bend: ((options: Json) => Json) | undefined;
  const send: typeof fetch = async (input, init) => {
    const path = String(input).slice(own.length);
    asked.push(path);
    if (cut !== undefined && path.includes(cut)) throw new TypeError('Failed to fetch');
    const answer = await fetch(`${target}${path}`, init);
    return bend && path.endsWith('/begin') ? bent(answer, bend) : answer;
  };
  const repair = () => {
    target = base;
    cut = bend = undefined;
  };
  return {
    backend: createBackend({ base: own, fetch: send }),
    asked,
    breaks: (...rules) => {
      target = faulty(...rules);
      cut = undefined;
    },
    breaksLong: async (...rules) => void (target = await faultyLong(...rules)),
    cuts: (path) => void (cut = path),
    bends: (change) => void (bend = change),
    repair,
  };
}

async function bent(answer: Response, change: (options: Json) => Json): Promise<Response> {
  const begun = (await answer.json()) as { options: Json };
  return Response.json({ ...begun, options: change(begun.options) });
}

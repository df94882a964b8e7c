/** What meter.js leaves on the page. */
declare const meter: {
  requests: number;
  autofill: number;
  readonly timers: Map<unknown, number>;
  readonly channels: Set<number>;
  readonly patiences: WeakRef<AbortSignal>[];
  readonly later: typeof setTimeout;
};

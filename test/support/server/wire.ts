/* The wire servers of test/presets/servers, each at /wire/NAME on the origin of the test pages. */
import { Hono } from 'hono';
import { controls, fails, type WireServer } from '../../presets/servers/support/controls.js';
import { World } from '../../presets/servers/support/world.js';

type Server = ReturnType<WireServer>;

const servers = new Map<string, Promise<Server>>();

async function start(name: string, origin: string): Promise<Server> {
  const { serve } = (await import(`../../presets/servers/${name}.ts`)) as { readonly serve: WireServer };
  const world = new World(origin);
  const vendor = serve(world);
  const front = new Hono().route('/_control', controls(world));
  front.all('*', (context) =>
    fails(world, context) ? context.body(null, 503) : vendor.fetch(context.req.raw),
  );
  return front;
}

/** Answers a request to `/wire/NAME/…`. */
export async function answerWire(request: Request, origin: string): Promise<Response> {
  const url = new URL(request.url);
  const [, name = '', rest = '/'] = /^\/wire\/([\w-]+)(\/.*)$/.exec(url.pathname) ?? [];
  const server = servers.get(name) ?? start(name, origin);
  servers.set(name, server);
  return (await server).fetch(new Request(new URL(rest + url.search, origin), request));
}

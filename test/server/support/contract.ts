import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { OpenAPIRouter } from 'openapi-backend';

type Schema = Record<string, unknown>;
interface Body {
  readonly content?: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
}
interface Answer extends Body {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly schema: Schema }>>;
}
interface Operation {
  readonly operationId: string;
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Answer>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const contractFile = fileURLToPath(new URL('../../../docs/openapi.yaml', import.meta.url));

const validator = new Validator();
/** What the validator says of the document itself. */
export const documentResult = await validator.validate(contractFile);
/** The contract, with every reference resolved. */
export const contract = validator.resolveRefs() as unknown as Document;

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
ajv.addVocabulary(['example']);
formats.default(ajv);
const headerAjv = new Ajv2020({ strict: false, coerceTypes: true });
interface Router {
  matchOperation(request: { method: string; path: string; headers: Record<string, string> }): unknown;
}
// Its types ask for more of a document than it reads, which is paths and methods.
const router: Router = new OpenAPIRouter({ definition: contract as never, apiRoot: '/' });
const compiled = new Map<Schema, ValidateFunction>();

/** The operation that a request is for; none for what the contract leaves to the app. */
function findOperation({ method, path }: Exchange): Operation | undefined {
  return router.matchOperation({ method, path, headers: {} }) as Operation | undefined;
}

/** Whether the contract allows this request; `undefined` if so, else why not. */
export function requestErrors(exchange: Exchange): string | undefined {
  const operation = findOperation(exchange);
  const schema = operation?.requestBody?.content?.['application/json']?.schema;
  return schema && errorsOf(schema, exchange.body);
}

/** Fails unless the contract describes exactly this answer: status, media type, headers and body. */
export function assertAnswer(exchange: Exchange, response: Response, body: unknown): void {
  const operation = findOperation(exchange);
  if (!operation) return;
  const where = `${operation.operationId} ${String(response.status)}`;
  const answer = operation.responses[String(response.status)];
  assert.ok(answer, `The contract does not know the answer ${where}`);
  assertHeaders(answer, response, where);
  const mediaType = response.headers.get('Content-Type')?.split(';')[0];
  if (!answer.content) {
    assert.equal(body, undefined, `${where} has a body`);
    return;
  }
  const media = answer.content[mediaType ?? ''];
  assert.ok(media, `${where} is ${mediaType ?? 'of no media type'}`);
  const errors = errorsOf(closed(media.schema), body);
  assert.equal(errors, undefined, `${where}: ${errors ?? ''}`);
}

/** What is wrong with a value, if anything. */
export function errorsOf(schema: Schema, value: unknown): string | undefined {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? undefined : ajv.errorsText(validate.errors);
}

function assertHeaders(answer: Answer, response: Response, where: string): void {
  for (const [name, { required = false, schema }] of Object.entries(answer.headers ?? {})) {
    const value = response.headers.get(name);
    if (value === null) assert.ok(!required, `${where} has no ${name}`);
    else assert.ok(headerAjv.validate(schema, value), `${where}: ${name} is ${value}`);
  }
}

const closedSchemas = new Map<Schema, Schema>();

// Clients ignore fields they do not know, so the contract allows them. Our own server must not send any: one that
// slipped in by mistake may be a secret.
function closed(schema: Schema): Schema {
  const known = closedSchemas.get(schema);
  if (known) return known;
  const copy = structuredClone(schema);
  close(copy);
  closedSchemas.set(schema, copy);
  return copy;
}

function close(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && node.type === 'object' && 'properties' in node && !('additionalProperties' in node)) {
    Object.assign(node, { additionalProperties: false });
  }
  Object.values(node).forEach(close);
}

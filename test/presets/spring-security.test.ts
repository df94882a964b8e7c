/* The controller that the page gives is the one that the real server runs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { root } from '../../tools/lib/root.mjs';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

it('the page of Spring Security gives the controller that test/interop compiles', () => {
  const [, shown] = /```java\n([^]*?)```/.exec(read('docs/presets/spring-security.md')) ?? [];
  assert.equal(shown, read('test/interop/spring-security/src/main/java/app/PasskeyController.java'));
});

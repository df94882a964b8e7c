/* Firefox' own remote control: a TCP connection that carries `LENGTH:JSON`, both ways. */
import { once } from 'node:events';
import { connect } from 'node:net';

/** @typedef {{ resolve: (result: any) => void, reject: (error: Error) => void }} Asked */

/** The messages of a stream of bytes; a message may come in pieces, and a piece may hold several. */
class Messages {
  #bytes = Buffer.alloc(0);

  /**
   * @param {Buffer} piece
   * @returns {unknown[]}
   */
  add(piece) {
    this.#bytes = Buffer.concat([this.#bytes, piece]);
    const messages = [];
    for (let text = this.#take(); text !== undefined; text = this.#take()) messages.push(JSON.parse(text));
    return messages;
  }

  #take() {
    const colon = this.#bytes.indexOf(':');
    if (colon < 0) return undefined;
    const end = colon + 1 + Number(this.#bytes.subarray(0, colon).toString());
    if (this.#bytes.length < end) return undefined;
    const text = this.#bytes.subarray(colon + 1, end).toString();
    this.#bytes = this.#bytes.subarray(end);
    return text;
  }
}

/**
 * @param {number} port
 * @returns {Promise<{ send: (command: string, parameters?: object) => Promise<any>, close: () => void }>}
 */
export async function connectMarionette(port) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  /** @type {Map<number, Asked>} */
  const asked = new Map();
  const messages = new Messages();
  let last = 0;
  let closed = false;

  socket.on('data', (piece) => {
    for (const message of messages.add(piece)) if (Array.isArray(message)) settle(message);
  });
  socket.on('error', () => undefined); // 'close' follows.
  socket.on('close', () => {
    closed = true;
    for (const { reject } of asked.values()) reject(new Error('Firefox closed the connection.'));
  });

  /** @param {any[]} answer `[1, id, error, result]` */
  function settle([, id, error, result]) {
    const one = asked.get(id);
    asked.delete(id);
    if (error) one?.reject(new Error(`${error.error}: ${error.message}`));
    else one?.resolve(result);
  }

  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('Firefox closed the connection.'));
        const id = ++last;
        asked.set(id, { resolve, reject });
        const text = JSON.stringify([0, id, command, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    close: () => socket.destroy(),
  };
}

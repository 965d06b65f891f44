import type { Socket as EngineSocket, Transport } from 'engine.io';

/** One binary message in the form engine.io's websocket takes, the same object for every receiver. */
export type WireMessage = readonly [
  { type: 'message'; data: Uint8Array; options: { wsPreEncodedFrame: readonly [Buffer] } },
];

/** What the frame ticker and the cutter need of a connection; a test writes its own. */
export type Line = {
  /** Whether all that was sent before has left this process. */
  isWritable(): boolean;
  /** Bytes that wait in this process for a receiver that does not take them. */
  queuedBytes(): number;
  /** Sends one binary message. Only when the line is writable. */
  send(message: WireMessage): void;
  /** Hears every time that all that was sent has left. */
  onDrain(listener: () => void): void;
  /** Drops the connection without a goodbye. */
  terminate(): void;
};

/** The websocket under engine.io's transport; private there, so named here and nowhere else. */
type WebSocketTransport = Omit<Transport, 'send'> & {
  socket: {
    bufferedAmount: number;
    terminate(): void;
    _sender: { sendFrame(frame: readonly Buffer[], sent: (error?: Error | null) => void): void };
  };
};
/** engine.io's own queue; private likewise. Text arrives in it as strings. */
type QueueingSocket = { writeBuffer: { data?: string | Uint8Array }[] };

const BINARY_FINAL = 0x82;
const TWO_BYTE_LENGTH = 126;
const EIGHT_BYTE_LENGTH = 127;

/** Length of the head below, bytes. */
const headBytes = (length: number): number => {
  if (length < TWO_BYTE_LENGTH) return 2;
  return length < 0x1_0000 ? 4 : 10;
};

/** Writes the head of a server's binary websocket message (RFC 6455 §5.2): not masked, not split. */
const writeHead = (into: Buffer, length: number): void => {
  into[0] = BINARY_FINAL;
  if (length < TWO_BYTE_LENGTH) {
    into[1] = length;
  } else if (length < 0x1_0000) {
    into[1] = TWO_BYTE_LENGTH;
    into.writeUInt16BE(length, 2);
  } else {
    into[1] = EIGHT_BYTE_LENGTH;
    into.writeBigUInt64BE(BigInt(length), 2);
  }
};

/**
 * Large enough that a tick needs few, small enough that a receiver who does not take its last frame holds
 * little: a slab is freed when the last frame in it has left.
 */
const SLAB_BYTES = 131_072;

let slab = Buffer.alloc(0);

/** Uninitialised bytes for one message: to clear each one first costs more than to fill it. */
const roomFor = (bytes: number): Buffer => {
  if (bytes > SLAB_BYTES / 2) return Buffer.allocUnsafeSlow(bytes);
  if (bytes > slab.length) slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
  const room = slab.subarray(0, bytes);
  slab = slab.subarray(bytes);
  return room;
};

/**
 * A binary websocket message as it goes over the wire. Made once for all its receivers, head and bytes
 * in one buffer, because the cost of a message is its one write (PERFORMANCE.md (b)).
 * @param length of what `write` writes, bytes
 * @param write must write each of them, from `offset`
 */
export const wireMessage = (
  length: number,
  write: (into: Uint8Array, offset: number) => void,
): WireMessage => {
  const offset = headBytes(length);
  const whole = roomFor(offset + length);
  writeHead(whole, length);
  write(whole, offset);
  return [
    {
      type: 'message',
      data: whole.subarray(offset),
      options: { wsPreEncodedFrame: [whole] },
    },
  ];
};

const lengthOf = ({ data }: { data?: string | Uint8Array }): number => data?.length ?? 0;

/**
 * The line of an engine.io connection that is a websocket from the start (no upgrade ever replaces its
 * transport). A message goes where engine.io itself puts a frame that was made ready, `ws`'s sender: past
 * the queue, which is empty while the line is writable, and past its five events a message, a third of
 * the cost at a thousand screens. `ws` writes in the order it is called, so text keeps its place.
 * A class, so that a tick over a thousand lines calls one function and not a thousand closures.
 */
class EngineLine implements Line {
  readonly #connection: EngineSocket;
  readonly #transport: WebSocketTransport;
  readonly #queue: QueueingSocket;
  readonly #listeners: (() => void)[] = [];
  #onItsWay = false;

  constructor(connection: EngineSocket) {
    this.#connection = connection;
    this.#transport = connection.transport as unknown as WebSocketTransport;
    this.#queue = connection as unknown as QueueingSocket;
    this.#transport.on('drain', this.#left);
  }

  readonly #left = (): void => {
    for (const listener of this.#listeners) listener();
  };

  readonly #sent = (error?: Error | null): void => {
    this.#onItsWay = false;
    // A line that breaks while a frame leaves is closed by engine.io, who hears of it too.
    if (!error) this.#left();
  };

  isWritable(): boolean {
    return !this.#onItsWay && this.#transport.writable && this.#queue.writeBuffer.length === 0;
  }

  queuedBytes(): number {
    const { bufferedAmount } = this.#transport.socket;
    return this.#queue.writeBuffer.reduce(
      (bytes, packet) => bytes + lengthOf(packet),
      bufferedAmount,
    );
  }

  send([{ options }]: WireMessage): void {
    if (this.#connection.readyState !== 'open') return;
    this.#onItsWay = true;
    this.#transport.socket._sender.sendFrame(options.wsPreEncodedFrame, this.#sent);
  }

  onDrain(listener: () => void): void {
    this.#listeners.push(listener);
  }

  terminate(): void {
    this.#transport.socket.terminate();
  }
}

export const lineOf = (connection: EngineSocket): Line => new EngineLine(connection);

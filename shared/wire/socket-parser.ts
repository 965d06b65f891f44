import {
  type Packet,
  PacketType,
  Decoder as TextDecoder,
  Encoder as TextEncoder,
} from 'socket.io-parser';

/** What follows an event packet's type when it has attachments: never sent by either side of ours. */
const ATTACHMENT_PACKETS = ['5', '6'];

const isBytes = (value: unknown): value is ArrayBuffer | Uint8Array =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value);

/** The bytes of `['frame', bytes]`, or null for any other packet. */
const frameOf = ({ type, data }: Packet): ArrayBuffer | Uint8Array | null => {
  if (type !== PacketType.EVENT || !Array.isArray(data) || data.length !== 2) return null;
  return data[0] === 'frame' && isBytes(data[1]) ? data[1] : null;
};

/**
 * socket.io's parser for packets of text; a `frame` event is its bytes and nothing else, so that it is
 * one websocket message instead of two (PERFORMANCE.md, trap 10).
 * @throws Error when any other packet carries bytes
 */
export class Encoder extends TextEncoder {
  override encode(packet: Packet): ReturnType<TextEncoder['encode']> {
    const frame = frameOf(packet);
    if (frame) return [frame];
    const encoded = super.encode(packet);
    if (encoded.length > 1) throw new Error('only the frame event carries bytes');
    return encoded;
  }
}

/**
 * The other half: a binary message is the event `frame`, a text message is socket.io's own.
 * @throws Error on a packet that announces attachments or cannot be read; socket.io closes the socket
 */
export class Decoder extends TextDecoder {
  override add(message: unknown): void {
    if (isBytes(message)) {
      this.emitReserved('decoded', { type: PacketType.EVENT, nsp: '/', data: ['frame', message] });
      return;
    }
    if (typeof message === 'string' && ATTACHMENT_PACKETS.includes(message.charAt(0))) {
      throw new Error('packets with attachments are not spoken here');
    }
    super.add(message);
  }
}

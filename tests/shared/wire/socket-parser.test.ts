import { type Packet, PacketType } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { Decoder, Encoder } from '../../../shared/wire/socket-parser.ts';

const event = (...data: unknown[]): Packet => ({ type: PacketType.EVENT, nsp: '/', data });

const decode = (messages: unknown[]): Packet[] => {
  const decoded: Packet[] = [];
  const decoder = new Decoder();
  decoder.on('decoded', (packet) => decoded.push(packet));
  for (const message of messages) decoder.add(message);
  return decoded;
};

describe('the socket parser', () => {
  it('sends a frame as its bytes alone', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    expect(new Encoder().encode(event('frame', bytes))).toEqual([bytes]);
  });

  it('reads any binary message as a frame, whichever kind of bytes the platform gives', () => {
    const buffer = new Uint8Array([7]).buffer;
    const [first, second] = decode([buffer, Buffer.from([8])]);
    expect(first).toEqual(event('frame', buffer));
    expect(second).toEqual(event('frame', Buffer.from([8])));
  });

  it('keeps the text of every other packet, before and after frames', () => {
    const [text] = new Encoder().encode(event('heartbeat', { journal: 7 }));
    expect(text).toBe('2["heartbeat",{"journal":7}]');
    const packets = decode([text, new Uint8Array([1]), text]);
    expect(packets.map(({ data }) => data[0])).toEqual(['heartbeat', 'frame', 'heartbeat']);
  });

  it('refuses to send bytes by any other event', () => {
    const packets = [event('journal', new Uint8Array(1)), event('frame', { a: new Uint8Array(1) })];
    for (const packet of packets) expect(() => new Encoder().encode(packet)).toThrow(/frame event/);
  });

  it('refuses packets that announce attachments and packets that are not packets', () => {
    const hostile = [
      '51-["watch",{"_placeholder":true,"num":0}]',
      '611-[]',
      '9',
      '2{}',
      '2["connect"]',
    ];
    for (const packet of hostile) expect(() => decode([packet]), packet).toThrow();
  });
});

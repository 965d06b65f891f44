type Listener = (event: { data: unknown }) => void;

/** Channels between windows, in one process: what one posts, all others hear at once. */
export function fakeChannels() {
  const open = new Map<object, Listener[]>();
  return () => {
    const channel = {
      postMessage(data: unknown) {
        const others = [...open].filter(([other]) => other !== channel);
        for (const [, listeners] of others) for (const hear of listeners) hear({ data });
      },
      addEventListener(_: 'message', listener: Listener) {
        open.get(channel)?.push(listener);
      },
      close: () => void open.delete(channel),
    };
    open.set(channel, []);
    return channel;
  };
}

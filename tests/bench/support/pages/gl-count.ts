/** Put into a page before its own code: counts what of WebGL was made and not given back. */
const counts = { contexts: 0, buffers: 0, textures: 0, programs: 0 };
Object.assign(window, { glCounts: counts });

const known = new WeakSet<object>();
for (const canvas of [HTMLCanvasElement.prototype, OffscreenCanvas.prototype]) {
  const own = canvas.getContext as (kind: string, options?: object) => object | null;
  canvas.getContext = function counted(this: object, kind: string, options?: object) {
    const context = own.call(this, kind, options);
    if (context && kind.startsWith('webgl') && !known.has(context)) {
      known.add(context);
      counts.contexts += 1;
    }
    return context;
  } as never;
}

type Making = (this: WebGL2RenderingContext, ...given: unknown[]) => unknown;
const methods = WebGL2RenderingContext.prototype as unknown as Record<string, Making>;

for (const [kind, name] of [
  ['buffers', 'Buffer'],
  ['textures', 'Texture'],
  ['programs', 'Program'],
] as const) {
  const living = new WeakSet<object>();
  const make = methods[`create${name}`]!;
  const remove = methods[`delete${name}`]!;
  methods[`create${name}`] = function counted(...given) {
    const made = make.apply(this, given);
    if (made) {
      living.add(made);
      counts[kind] += 1;
    }
    return made;
  };
  methods[`delete${name}`] = function counted(...given) {
    const [gone] = given;
    if (gone && living.delete(gone)) counts[kind] -= 1;
    return remove.apply(this, given);
  };
}

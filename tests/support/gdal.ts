import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** Whether Debian's GDAL is installed. Without it: said on stderr by name here, a failure in CI. */
export function hasGdal(what: string): boolean {
  const found = spawnSync('ogrinfo', ['--version']).status === 0;
  if (!found && process.env.CI)
    throw new Error(`gdal-bin is not installed: ${what} cannot be tested`);
  if (!found) console.warn(`gdal-bin is not installed: ${what} is not tested`);
  return found;
}

/**
 * What a program of GDAL prints. Not waiting in place: the server it asks lives in this process.
 * @throws Error with what it said when it failed
 */
export async function gdal(
  program: 'ogrinfo' | 'ogr2ogr' | 'gdaltransform',
  parameters: readonly string[],
  { key = null, input = '' }: { key?: string | null; input?: string } = {},
): Promise<string> {
  const headers = key === null ? {} : { GDAL_HTTP_HEADERS: `Authorization: Bearer ${key}` };
  const child = spawn(program, parameters, { env: { ...process.env, ...headers } });
  const said: Buffer[] = [];
  const wrong: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => wrong.push(chunk));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  const error = Buffer.concat(wrong).toString();
  if (code !== 0 || /ERROR/.test(error)) {
    throw new Error(`${program} ${parameters.join(' ')}: ${code} ${error}`);
  }
  return Buffer.concat(said).toString();
}

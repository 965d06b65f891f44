import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

export type Link = { href: string; rel: string; type: string; title: string };

export const GEOJSON = 'application/geo+json';
export const JSON_TYPE = 'application/json';
export const HTML = 'text/html';
export const CRS_84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

/**
 * Where links begin: the address people use where one is configured, else the address the request arrived at
 * on this machine. Never the Host header, which is the caller's (FAULTS.md S22).
 */
export function baseOf({ publicUrl, host, port }: Config, { socket }: FastifyRequest): string {
  if (publicUrl !== null) return new URL(publicUrl).origin;
  const { localAddress = host, localPort = port } = socket;
  const address = localAddress.replace(/^::ffff:/, '');
  return `http://${address.includes(':') ? `[${address}]` : address}:${localPort}`;
}

/** The page itself and its other form. @param path with its query, without `f` */
export function ownLinks(base: string, path: string, isHtml: boolean, type: string): Link[] {
  const withForm = (f: string) => `${base}${path}${path.includes('?') ? '&' : '?'}f=${f}`;
  const json = { href: withForm('json'), rel: isHtml ? 'alternate' : 'self', type, title: 'JSON' };
  const html = {
    href: withForm('html'),
    rel: isHtml ? 'self' : 'alternate',
    type: HTML,
    title: 'HTML',
  };
  return [json, html];
}

// Serves the sites as a careful host does: under their own addresses, by HTTP/2 and TLS, compressed, with a folder's index.html
// and the site's own 404.html. And starts a Chromium that finds them there, and nothing else on any network.
import {execFileSync} from 'node:child_process';
import {createHash, X509Certificate} from 'node:crypto';
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import puppeteer from 'puppeteer-core';

const TYPES = {
  atom: 'application/atom+xml; charset=utf-8', css: 'text/css; charset=utf-8', csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8', ico: 'image/x-icon', js: 'text/javascript; charset=utf-8', json: 'application/json',
  png: 'image/png', svg: 'image/svg+xml', txt: 'text/plain; charset=utf-8', wav: 'audio/wav', xml: 'application/xml',
};
const COMPRESSED = /^(text|application\/(json|xml|atom))|svg/;

/** The file of a site for what is asked, and the status: a folder's index.html, or the site's page for what is not there. */
function found(folder, url) {
  let name;
  try {
    name = decodeURIComponent(new URL(url, 'https://localhost').pathname);
  } catch {
    return [400, undefined];
  }
  const file = path.join(folder, name, name.endsWith('/') ? 'index.html' : '');
  if (file.startsWith(folder) && existsSync(file) && statSync(file).isFile()) return [200, file];
  const missing = path.join(folder, '404.html');
  return [404, existsSync(missing) ? missing : undefined];
}

function answer(folders, request, response) {
  const folder = folders[(request.authority ?? request.headers.host).replace(/:\d+$/, '')];
  const [status, file] = folder ? found(folder, request.url) : [404, undefined];
  const type = file ? TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream' : TYPES.txt;
  let body = file ? readFileSync(file) : Buffer.from('There is no such page');
  const headers = {
    'content-type': type,
    'cache-control': 'public, max-age=0, s-maxage=5, must-revalidate',
    'etag': `"${createHash('md5').update(body).digest('hex')}"`,
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
    'vary': 'accept-encoding',
  };
  if (COMPRESSED.test(type)) {
    const accepted = request.headers['accept-encoding'] ?? '';
    const compress = /\bbr\b/.test(accepted) ? brotliCompressSync : /\bgzip\b/.test(accepted) ? gzipSync : undefined;
    if (compress) {
      body = compress(body);
      headers['content-encoding'] = compress === gzipSync ? 'gzip' : 'br';
    }
  }
  response.writeHead(status, {...headers, 'content-length': body.length});
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** A certificate for the hosts, and what of it Chromium is told to trust: the hash of its key. */
function certificate(hosts) {
  const folder = mkdtempSync(path.join(tmpdir(), 'certificate-'));
  try {
    const [key, cert] = ['key.pem', 'cert.pem'].map(name => path.join(folder, name));
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
      '-subj', '/CN=localhost', '-addext', `subjectAltName=${hosts.map(host => `DNS:${host}`)}`, '-keyout', key, '-out', cert],
    {stdio: ['ignore', 'ignore', 'pipe']});
    const pem = readFileSync(cert);
    const spki = new X509Certificate(pem).publicKey.export({type: 'spki', format: 'der'});
    return {key: readFileSync(key), cert: pem, hash: createHash('sha256').update(spki).digest('base64')};
  } finally {
    rmSync(folder, {recursive: true});
  }
}

const listening = server => new Promise((resolve, reject) =>
  server.on('error', reject).listen(0, '127.0.0.1', () => resolve(server.address().port)));

/** Runs `work(browser, sites)` while the sites are served, each with its `url` and its `folder`. */
export async function served(sites, work) {
  const folders = Object.fromEntries(sites.map(({url, folder}) => [new URL(url).host, path.resolve(folder)]));
  const hosts = Object.keys(folders);
  const {key, cert, hash} = certificate(hosts);
  const secure = http2.createSecureServer({key, cert, allowHTTP1: true}, (request, response) => answer(folders, request, response));
  const plain = http.createServer((request, response) =>
    response.writeHead(301, {location: `https://${request.headers.host}${request.url}`}).end());
  const [securePort, plainPort] = [await listening(secure), await listening(plain)];
  const rules = hosts.flatMap(host => [`MAP ${host}:443 127.0.0.1:${securePort}`, `MAP ${host}:80 127.0.0.1:${plainPort}`]);
  const browser = await puppeteer.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', `--ignore-certificate-errors-spki-list=${hash}`,
      `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',')}`],
  });
  try {
    await work(browser, sites);
  } finally {
    await browser.close();
    secure.close();
    plain.close();
    plain.closeAllConnections();
  }
}

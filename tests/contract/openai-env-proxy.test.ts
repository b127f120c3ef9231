import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const dispatcherModule = join(import.meta.dirname, '../../src-main/providers/openai/patient-dispatcher.ts');

/** Asks a name that leads to the server, past the look-up that connections make, and prints what came. */
const script = (url: string) => `
  const { patientDispatcher } = await import(${JSON.stringify(dispatcherModule)});
  const lookedUp = [];
  const lookup = (name, options, callback) => {
    lookedUp.push(name);
    const found = { address: '127.0.0.1', family: 4 };
    options.all ? callback(null, [found]) : callback(null, found.address, found.family);
  };
  const response = await fetch(${JSON.stringify(url)}, patientDispatcher(lookup));
  console.log(JSON.stringify({ text: await response.text(), lookedUp }));
`;

const listen = async (answer: string) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(answer);
  });
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { asked, port: (server.address() as AddressInfo).port };
};

it('connects to the addresses that were looked at although the environment names a proxy', async () => {
  const [server, proxy] = await Promise.all([listen('the server'), listen('the proxy')]);
  const environment = {
    ...process.env,
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
    http_proxy: `http://127.0.0.1:${proxy.port}`,
    NO_PROXY: '',
    no_proxy: '',
  };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script(`http://models.test:${server.port}/v1/models`)],
    { env: environment },
  );
  expect(JSON.parse(stdout)).toEqual({ text: 'the server', lookedUp: ['models.test'] });
  expect([server.asked, proxy.asked]).toEqual([['/v1/models'], []]);
});

/** The least a server can do: `node bare-304.ts` prints the address and answers every request with 304 until it is ended. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const bare = createServer((_request, response) => response.writeHead(304, { etag: '"x"' }).end());
bare.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${(bare.address() as AddressInfo).port}\n`));

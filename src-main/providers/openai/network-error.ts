import type { FaultKind } from '../provider-fault.ts';

/** The `code` of a Node error, in a form that is safe to log. */
export interface NetworkProblem {
  readonly kind: FaultKind;
  readonly code: string;
}

/** Errors of a connection that was never made: nothing of the request was sent. */
const unreachable =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;
/** A certificate that isn't trusted, or a server that doesn't speak TLS at all: known before a byte of the request left. */
const untrusted =
  /^(CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|EPROTO)$/;
/** The server doesn't speak TLS although the address is https: a retry can't help. */
const unencrypted = /^(ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|ERR_SSL_HTTP_REQUEST)$/;
const broken =
  /^(ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|UND_ERR_SOCKET|UND_ERR_ABORTED|UND_ERR_REQ_CONTENT\w*|UND_ERR_RES\w*)$/;

interface Link {
  readonly code: string | null;
  readonly syscall: string | null;
  readonly message: string;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** An error and its chain of causes; of an AggregateError (one for each address) the first. */
const chainOf = (error: unknown): Link[] => {
  const links: Link[] = [];
  let current: unknown = error;
  while (current instanceof Error && links.length < 8) {
    links.push({
      code: textOf(Reflect.get(current, 'code')),
      syscall: textOf(Reflect.get(current, 'syscall')),
      message: current.message,
    });
    current = current.cause ?? (current instanceof AggregateError ? current.errors[0] : undefined);
  }
  return links;
};

/** Before the answer's head: errors of looking the host up, of connecting to it, and of its certificate. */
const isBeforeSending = ({ code, syscall }: Link): boolean => {
  if (code === null) return false;
  if (untrusted.test(code)) return true;
  if (code === 'ETIMEDOUT') return syscall === 'connect';
  const isConnecting = syscall === null || syscall === 'connect' || syscall.startsWith('getaddrinfo');
  return isConnecting && unreachable.test(code);
};

const kindOfCode = (code: string): FaultKind | null => {
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return 'timeout';
  if (code === 'UND_ERR_BODY_TIMEOUT') return 'stalled';
  if (code.startsWith('HPE_')) return 'malformed';
  return unreachable.test(code) || untrusted.test(code) || broken.test(code) ? 'cut' : null;
};

const problemOf = (link: Link, hasAnswered: boolean): NetworkProblem | null => {
  const { code, message } = link;
  if (code !== null && unencrypted.test(code)) return { kind: 'invalid', code: 'no_encryption' };
  if (code !== null) {
    const kind = !hasAnswered && isBeforeSending(link) ? 'offline' : kindOfCode(code);
    if (kind !== null) return { kind, code };
  }
  if (/unexpected redirect/i.test(message)) return { kind: 'invalid', code: 'redirect' };
  if (/^terminated$|socket hang up|other side closed|premature close/i.test(message)) {
    return { kind: 'cut', code: 'terminated' };
  }
  return null;
};

/**
 * What went wrong with a connection, or null where the error is of another kind. Only what proves that nothing was processed
 * is `offline`; whatever came after the request had left is `cut`. `hasAnswered`: the answer's head had come.
 */
export const networkProblem = (error: unknown, hasAnswered: boolean): NetworkProblem | null => {
  for (const link of chainOf(error)) {
    const problem = problemOf(link, hasAnswered);
    if (problem !== null) return problem;
  }
  return null;
};

/** The proxies of a request: the one that is named, else those the environment has for each scheme, as curl finds them. */

import type { Environment } from '../../domain/environment.ts';
import { ConfigError, UsageError } from '../../domain/errors.ts';
import type { Proxy as HttpProxy, Proxies } from '../../domain/route.ts';
import { proxyFor } from '../../requests/proxy-choice.ts';
import { percentDecoded } from '../../requests/secret-forms.ts';
import type { OptionReader } from '../option-reader.ts';
import { readDirectHosts } from '../values/direct-hosts.ts';
import { readProxyAddress } from '../values/proxy-url.ts';
import { basicHeader, readUser } from './login.ts';
import type { Credentials, RequestMakings } from './sources.ts';

/** Makes a proxy of what is written, with the login of `--proxy-user` where that was given. */
type MakeProxy = (text: string) => HttpProxy;

/** Stands for any proxy where only the exceptions are asked. */
const ANY: HttpProxy = { url: 'http://proxy:1080' };

/** The proxies, and who is asked without them; undefined where there are none. @throws UsageError */
export async function readProxies(reader: OptionReader, makings: RequestMakings): Promise<Proxies | undefined> {
  const { environment } = makings.surroundings;
  const except =
    reader.one('noproxy', readDirectHosts) ?? readDirectHosts(variable(environment, ['no_proxy', 'NO_PROXY'])?.text ?? '');
  const [login] = await reader.each('proxy-user', (text) => readProxyLogin(text, makings));
  const make: MakeProxy = (text) => proxyOf(text, login, makings);
  if (reader.has('proxy')) {
    // An empty one is none, whatever the environment says.
    const named = reader.one('proxy', (text) => (text === '' ? undefined : make(text)));
    return named && { http: named, https: named, except };
  }
  const isDirect = proxyFor({ http: ANY, https: ANY, except }, makings.address.url) === undefined;
  const [http, https] = ['http', 'https'].map((scheme) => environmentProxy(scheme, environment, { make, isDirect }));
  if (http === undefined && https === undefined) {
    if (login === undefined || isDirect) return undefined;
    throw new UsageError('--proxy-user logs in to a proxy, and there is none', { hint: 'Name it with --proxy URL.' });
  }
  return { ...(http !== undefined && { http }), ...(https !== undefined && { https }), except };
}

async function readProxyLogin(text: string, makings: RequestMakings): Promise<Credentials> {
  const { user, password } = await readUser(text, ' for the proxy', makings);
  // As in a URL, so that a name may have a colon.
  return { user: percentDecoded(user), password: percentDecoded(password) };
}

function proxyOf(text: string, login: Credentials | undefined, makings: RequestMakings): HttpProxy {
  const { url, credentials } = readProxyAddress(text);
  if (credentials !== undefined && login !== undefined) {
    throw new UsageError('the proxy is given two logins, this one and --proxy-user', { hint: 'Keep one of them.' });
  }
  const used = credentials ?? login;
  return { url, ...(used !== undefined && { authorization: basicHeader(used, makings) }) };
}

/** The proxy for a scheme; where the URL is asked without one, it does not matter what is wrong with it. */
function environmentProxy(
  scheme: string,
  environment: Environment,
  { make, isDirect }: { readonly make: MakeProxy; readonly isDirect: boolean },
): HttpProxy | undefined {
  const own = `${scheme}_proxy`;
  // A CGI script has the header Proxy of its client in HTTP_PROXY (CVE-2016-5385).
  const isClients = scheme === 'http' && environment['REQUEST_METHOD'] !== undefined;
  const found = variable(environment, [own, ...(isClients ? [] : [own.toUpperCase()]), 'all_proxy', 'ALL_PROXY']);
  if (found === undefined) return undefined;
  try {
    return make(found.text);
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause;
    if (isDirect) return undefined;
    const hint = "Set another one, or go without: --proxy ''.";
    throw new ConfigError(`${found.name}: ${cause.message}`, { hint, cause });
  }
}

/** The first of some variables that is set and not empty. */
function variable(
  environment: Environment,
  names: readonly string[],
): { readonly name: string; readonly text: string } | undefined {
  const name = names.find((each) => (environment[each] ?? '') !== '');
  return name === undefined ? undefined : { name, text: environment[name] ?? '' };
}

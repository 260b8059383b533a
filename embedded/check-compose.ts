import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '..');

interface Service {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: object;
  restart?: string;
  ports?: string[];
  volumes?: string[];
  configs?: { source: string }[];
  networks?: string[] | Record<string, unknown>;
  profiles?: string[];
  depends_on?: Record<string, { condition: string }>;
}
interface Compose {
  services: Record<string, Service>;
  volumes?: object;
  configs?: object;
  networks?: object;
}

/** Names what is wrong with a compose file: against the Compose specification, and against our own rules. */
export function findComposeFaults(text: string): string[] {
  const content: unknown = parse(text, { merge: true });
  const isValid = new Ajv({ strict: false, validateFormats: false }).compile(readSchema());
  if (!isValid(content)) {
    return (isValid.errors ?? []).map((fault) => `${fault.instancePath || '/'} ${fault.message}`);
  }
  const compose = content as Compose;
  return Object.entries(compose.services).flatMap(([name, service]) =>
    [
      ...findImageFaults(service),
      ...findExposureFaults(service),
      ...findSecretFaults(service),
      ...findHealthFaults(service),
      ...findReferenceFaults(service, compose),
    ].map((fault) => `${name}: ${fault}`),
  );
}

function readSchema(): object {
  const file = path.join(import.meta.dirname, 'compose-spec.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as { $schema?: string };
  // Ajv knows this dialect, but not by the name that the file gives it.
  delete schema.$schema;
  return schema;
}

function findImageFaults({ image }: Service): string[] {
  if (image === undefined) return ['has no image'];
  return /:v?\d+\.\d+[\w.-]*(@sha256:[0-9a-f]{64})?$/.test(image)
    ? []
    : [`the image ${image} is not pinned to a version`];
}

function findExposureFaults({ ports = [] }: Service): string[] {
  return ports
    .filter((port) => !String(port).startsWith('127.0.0.1:'))
    .map((port) => `port ${port} is open to the network; bind it to 127.0.0.1`);
}

const IS_SECRET = /PASSWORD|PWD|SECRET|TOKEN|PRIVATE/;

function findSecretFaults({ environment = {} }: Service): string[] {
  return Object.entries(environment).flatMap(([name, value]) => {
    const isGivenFromOutside = /^\$\{[A-Z_]+:\?[^}]*\}$/.test(String(value));
    if (IS_SECRET.test(name) && !isGivenFromOutside && !name.endsWith('_FILE')) {
      return [`${name} holds a secret; write \${NAME:?…} and give it in .env`];
    }
    const password = /:\/\/[^:/@]*:([^@]*)@/.exec(String(value))?.[1] ?? '${X:?}';
    return /^\$\{[A-Z_]+:\?/.test(password) ? [] : [`${name} holds a password`];
  });
}

function findHealthFaults({ healthcheck, restart }: Service): string[] {
  const endsByItself = restart?.startsWith('on-failure') ?? false;
  return endsByItself || healthcheck !== undefined
    ? []
    : ['has no health check, and does not end by itself (restart: on-failure)'];
}

function findReferenceFaults(service: Service, compose: Compose): string[] {
  const known = (part: keyof Compose) => new Set(Object.keys(compose[part] ?? {}));
  const missing = (kind: keyof Compose, names: string[]) =>
    names.filter((name) => !known(kind).has(name)).map((name) => `${kind} has no ${name}`);
  const networks = service.networks ?? {};
  const named = (service.volumes ?? []).map((volume) => volume.split(':')[0]!);
  return [
    ...missing('networks', Array.isArray(networks) ? networks : Object.keys(networks)),
    ...missing(
      'volumes',
      named.filter((source) => !/^[./~]/.test(source)),
    ),
    ...missing(
      'configs',
      (service.configs ?? []).map((config) => config.source),
    ),
    ...findDependencyFaults(service, compose),
  ];
}

function findDependencyFaults({ depends_on = {}, profiles }: Service, { services }: Compose) {
  return Object.entries(depends_on).flatMap(([name, { condition }]) => {
    const other = services[name];
    if (other === undefined) return [`depends on ${name}, which is not there`];
    if (other.profiles !== undefined && profiles === undefined) {
      return [`depends on ${name}, which only starts with a profile`];
    }
    const endsByItself = other.restart?.startsWith('on-failure') ?? false;
    if (condition === 'service_healthy' && other.healthcheck === undefined) {
      return [`waits until ${name} is healthy, which has no health check`];
    }
    return condition === 'service_completed_successfully' && !endsByItself
      ? [`waits until ${name} has ended, which never ends`]
      : [];
  });
}

function main(): void {
  const faults = findComposeFaults(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'));
  for (const fault of faults) process.stderr.write(`docker-compose.yml: ${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

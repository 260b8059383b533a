import { buildWithGo, findBuilt, tryVersion, type GoProgram } from './build-with-go.js';
import { downloadWithSdk, findDownloaded } from './sdk-download.js';

// The last version whose module `go install` accepts: later ones hold replace directives.
const VERSION = '1.5.1';
const CLI: GoProgram = {
  title: `Temporal ${VERSION}`,
  package: `github.com/temporalio/cli/cmd/temporal@v${VERSION}`,
  file: 'temporal',
  cacheName: `temporal-${VERSION}`,
  orElse:
    'install the Temporal CLI so that `temporal` is on the PATH (https://docs.temporal.io/cli), ' +
    'set TEMPORAL_ADDRESS to a running Temporal',
};

/** Finds the Temporal program, or gets it: from the PATH, by the SDK's download, built with Go. */
export async function obtainTemporal(): Promise<string> {
  return (
    findOnPath() ??
    findDownloaded('temporal-cli') ??
    findBuilt(CLI) ??
    (await downloadWithSdk('temporal-cli')) ??
    (await buildWithGo(CLI))
  );
}

function findOnPath(): string | undefined {
  return tryVersion('temporal', ['--version']) === undefined ? undefined : 'temporal';
}

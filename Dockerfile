# One image for API, worker, migration and the stand-ins of docker-compose.yml.
# Debian, not Alpine: the Temporal SDK's native part is built for glibc only.
ARG NODE_IMAGE=node:24.11.1-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
ENV TZ=UTC
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN PRISMA_SCHEMA_ENGINE_BINARY=/bin/true npx prisma generate \
 && node --import tsx embedded/write-bundles.ts dist \
 && npm prune --omit=dev --no-audit --no-fund

FROM ${NODE_IMAGE}
ENV NODE_ENV=production TZ=UTC WORKFLOW_BUNDLE=/app/dist/workflows.js \
    MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
COPY --from=build --chown=root:root /app ./
# What the stand-ins keep, should they be used: a volume gets its owner from here.
RUN mkdir -p /var/lib/naervaer/oidc /var/lib/naervaer/mail && chown -R node:node /var/lib/naervaer
USER node
EXPOSE 3000
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=25", "dist/api.js"]

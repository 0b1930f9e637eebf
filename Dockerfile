# syntax=docker/dockerfile:1

# 1. The production dependencies, exactly as the lock file says. No compiler is needed: better-sqlite3 brings its binaries.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

# 2. The program, run by an ordinary user. TypeScript is run as it is: nothing is built.
FROM node:24-bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends chromium fonts-noto-cjk tini \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY bin ./bin
COPY config ./config
COPY migrations ./migrations
COPY sources ./sources
COPY src ./src
RUN install --directory --owner=node --group=node --mode=0750 /data

ENV NODE_ENV=production \
    HOME=/tmp \
    KVISA_DATA=/data \
    KVISA_WEB_HOST=0.0.0.0 \
    KVISA_BROWSER=/usr/bin/chromium \
    KVISA_LOG=json
USER node
VOLUME /data
EXPOSE 8321
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8321/readyz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# tini reaps what a crashed browser leaves behind.
ENTRYPOINT ["tini", "--", "node", "bin/kvisa-watch.mjs"]
CMD ["start"]

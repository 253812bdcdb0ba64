# The command `fiducia` for an installation. Written without a Docker engine at hand: this file has never been built.
#
#   docker build -t fiducia .
#   docker run --rm -e LEDGER_DATABASE='…' fiducia verify --all
#
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Ledger.Cli -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
ENTRYPOINT ["/app/fiducia"]

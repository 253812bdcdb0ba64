# The command `fiducia` for an installation. Written without a Docker engine at hand: this file has never been built.
#
#   docker build -t fiducia .
#   docker run --rm -e LEDGER_DATABASE='…' fiducia verify --all
#
# It is published with everything that Microsoft.Data.SqlClient asks for, sign-in with Entra ID among it
# (Directory.Build.props leaves that out otherwise).
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Ledger.Cli -c Release -o /app -p:SqlServerFullDependencies=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
ENTRYPOINT ["/app/fiducia"]

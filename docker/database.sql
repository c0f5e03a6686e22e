-- Run once, when docker-compose.yml makes the database server: the site's own role, which owns its database and
-- nothing else. The superuser `postgres` is for backups and repairs; the site never signs in as it.
\set ON_ERROR_STOP on
\getenv password FOLLOWTHROUGH_DATABASE_PASSWORD
CREATE ROLE followthrough LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE followthrough OWNER followthrough;

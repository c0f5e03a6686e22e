# The site for production. Build: docker build --tag followthrough . -- docker-compose.yml runs it with its database.
FROM python:3.13-slim-bookworm AS installed
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/followthrough
COPY requirements.txt .
RUN /opt/followthrough/bin/python -m pip install --require-hashes --requirement requirements.txt

FROM python:3.13-slim-bookworm
ENV PATH=/opt/followthrough/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PORT=8000
RUN useradd --system --no-create-home --uid 10001 followthrough
COPY --from=installed /opt/followthrough /opt/followthrough
WORKDIR /srv/followthrough
COPY manage.py ./
COPY config config
COPY tracker tracker
COPY fixtures fixtures
COPY seeds seeds
# Collecting needs settings but no secret: these stand in for the ones of the running site and stay in this step.
RUN DATABASE_URL=postgres://nobody@nowhere.invalid/none ALLOWED_HOSTS=nowhere.invalid \
    SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
    python manage.py collectstatic --no-input
USER followthrough
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["python", "-m", "config.ask_health", "healthz"]
CMD ["gunicorn", "--config=config/gunicorn.py", "--bind=0.0.0.0:8000", "--workers=3", "--worker-tmp-dir=/dev/shm", \
     "--access-logfile=-"]

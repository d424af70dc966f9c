#!/bin/sh
# Starts LocalStack. It has its name and place from the official image, since Testcontainers calls it there.
exec /opt/localstack/bin/python -m localstack.runtime.main

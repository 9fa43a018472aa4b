# Connects the Amazon ECR registry of this account and region with Crowsnest: crowsnest-ecr.yaml, for Terraform.
#
# The order is what makes it work: topic, secret and role; then registry_setup, where Crowsnest tries the role and writes the
# API key into the secret; then the connection with that key, the destination and the rules; registry_ready last.
#
# The key is in Terraform's state, as whatever Terraform hands on: keep the state where only you read it.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.40, < 7.0"
    }
  }
}

variable "service_principal_arn" {
  type        = string
  description = "The AWS identity that Crowsnest runs under. Only it may assume the role."
}

variable "external_id" {
  type        = string
  description = "Belongs to this one integration, and names the connection."
}

variable "events_endpoint" {
  type        = string
  description = "Where EventBridge sends the events to."
}

variable "setup_endpoint" {
  type        = string
  description = "Where the stack reports to."
}

variable "setup_token" {
  type        = string
  description = "Good for one stack, for a limited time."
  sensitive   = true
}

variable "organisation_name" {
  type        = string
  description = "Shown in the tags of the resources, so that one sees which Crowsnest they belong to."
  default     = "Crowsnest"
}

variable "dead_letter_queue" {
  type        = bool
  description = "Whether events that could not be delivered for a day are kept in a queue."
  default     = false
}

variable "invocation_rate" {
  type        = number
  description = "How many events a second are sent at most."
  default     = 50
}

data "aws_caller_identity" "here" {}
data "aws_partition" "here" {}
data "aws_region" "here" {}

locals {
  account   = data.aws_caller_identity.here.account_id
  partition = data.aws_partition.here.partition
  region    = data.aws_region.here.name
  tags = {
    "crowsnest:integration"  = var.external_id
    "crowsnest:organisation" = var.organisation_name
  }
}

resource "aws_sns_topic" "sns_topic" {
  name_prefix       = "crowsnest-"
  display_name      = "Crowsnest set-up"
  signature_version = 2
  tags              = local.tags
}

resource "aws_sns_topic_subscription" "sns_topic" {
  topic_arn              = aws_sns_topic.sns_topic.arn
  protocol               = split(":", var.setup_endpoint)[0]
  endpoint               = var.setup_endpoint
  endpoint_auto_confirms = true
}

resource "aws_sns_topic_policy" "topic_policy" {
  arn = aws_sns_topic.sns_topic.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # CloudFormation publishes with the rights of whoever applies this.
      {
        Sid       = "ThisAccountPublishes"
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.sns_topic.arn
      }
    ]
  })
}

resource "aws_secretsmanager_secret" "scout_api_credentials" {
  name_prefix             = "crowsnest-"
  description             = "The key with which EventBridge reaches Crowsnest. Crowsnest writes it."
  recovery_window_in_days = 0
  tags                    = local.tags
}

resource "aws_secretsmanager_secret_version" "scout_api_credentials" {
  secret_id     = aws_secretsmanager_secret.scout_api_credentials.id
  secret_string = "{\"apiKey\":\"not-set-yet\"}"

  # From then on the key is Crowsnest's to write.
  lifecycle {
    ignore_changes = [secret_string, version_stages]
  }
}

resource "aws_iam_role" "assume_role_ecr_access" {
  name_prefix = "crowsnest-ecr-"
  description = "Crowsnest reads the images of this registry, and sets the key of its events."
  tags        = local.tags
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = var.service_principal_arn }
        Action    = "sts:AssumeRole"
        Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
      }
    ]
  })
}

resource "aws_iam_role_policy" "read_images" {
  name = "read-images"
  role = aws_iam_role.assume_role_ecr_access.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "ecr:GetAuthorizationToken"
        Resource = "*"
      },
      {
        Effect = "Allow"
        # What AWS's AmazonEC2ContainerRegistryPullOnly has for a pull, and the lists. Only pushes ask whether a layer is there.
        Action = [
          "ecr:BatchGetImage",
          "ecr:DescribeImages",
          "ecr:DescribeRepositories",
          "ecr:GetDownloadUrlForLayer"
        ]
        Resource = "arn:${local.partition}:ecr:${local.region}:${local.account}:repository/*"
      }
    ]
  })
}

resource "aws_iam_role_policy" "set_event_key" {
  name = "set-event-key"
  role = aws_iam_role.assume_role_ecr_access.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "secretsmanager:PutSecretValue"
        Resource = aws_secretsmanager_secret.scout_api_credentials.arn
      },
      # Named by pattern: role, connection and set-up would wait for each other.
      {
        Effect   = "Allow"
        Action   = "events:UpdateConnection"
        Resource = "arn:${local.partition}:events:${local.region}:${local.account}:connection/${var.external_id}/*"
      },
      # EventBridge keeps the key in a secret of its own, and changes it with the rights of whoever asks.
      {
        Effect = "Allow"
        Action = [
          "secretsmanager:CreateSecret",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecret"
        ]
        Resource = "arn:${local.partition}:secretsmanager:${local.region}:${local.account}:secret:events!connection/${var.external_id}/*"
      }
    ]
  })
}

# Only CloudFormation asks through a topic and waits for the answer, so the two questions are a small stack each.
resource "aws_cloudformation_stack" "registry_setup" {
  name = "CrowsnestECRIntegration"
  template_body = jsonencode({
    Resources = {
      RegistrySetup = {
        Type = "Custom::RegistrySetup"
        Properties = {
          ServiceToken   = aws_sns_topic.sns_topic.arn
          ServiceTimeout = 300
          SetupToken     = var.setup_token
          RoleArn        = aws_iam_role.assume_role_ecr_access.arn
          SecretArn      = aws_secretsmanager_secret.scout_api_credentials.arn
        }
      }
    }
  })

  # Its message would be lost, were the topic not open to it; and the role must be able to do what is tried.
  depends_on = [
    aws_sns_topic_policy.topic_policy,
    aws_sns_topic_subscription.sns_topic,
    aws_secretsmanager_secret_version.scout_api_credentials,
    aws_iam_role_policy.read_images,
    aws_iam_role_policy.set_event_key
  ]
}

data "aws_secretsmanager_secret_version" "event_key" {
  secret_id = aws_secretsmanager_secret.scout_api_credentials.id

  # Until then the secret holds no key.
  depends_on = [aws_cloudformation_stack.registry_setup]
}

resource "aws_cloudwatch_event_connection" "connection" {
  name               = var.external_id
  description        = "How EventBridge signs in to Crowsnest."
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "x-api-key"
      value = jsondecode(data.aws_secretsmanager_secret_version.event_key.secret_string)["apiKey"]
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "api_destination" {
  name                             = var.external_id
  description                      = "Crowsnest takes the events of ECR here."
  connection_arn                   = aws_cloudwatch_event_connection.connection.arn
  http_method                      = "POST"
  invocation_endpoint              = var.events_endpoint
  invocation_rate_limit_per_second = var.invocation_rate
}

resource "aws_iam_role" "invoke_api_role" {
  name_prefix = "crowsnest-events-"
  description = "EventBridge sends events to Crowsnest."
  tags        = local.tags
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sts:AssumeRole"
        Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
      }
    ]
  })
}

resource "aws_iam_role_policy" "send_events" {
  name = "send-events"
  role = aws_iam_role.invoke_api_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "events:InvokeApiDestination"
        Resource = aws_cloudwatch_event_api_destination.api_destination.arn
      }
    ]
  })
}

resource "aws_cloudwatch_event_rule" "docker_scout_ecr_rule" {
  name_prefix = "crowsnest-images-"
  description = "Images that are pushed, deleted, archived, restored, replicated or pulled through."
  event_pattern = jsonencode({
    source = ["aws.ecr"]
    "$or" = [
      {
        detail-type = ["ECR Image Action"]
        detail      = { result = ["SUCCESS"], action-type = ["PUSH", "DELETE", "UPDATE_STORAGE_CLASS"] }
      },
      {
        detail-type = ["ECR Replication Action", "ECR Referrer Action"]
        detail      = { result = ["SUCCESS"] }
      },
      { detail-type = ["ECR Pull Through Cache Action"] }
    ]
  })
}

resource "aws_cloudwatch_event_target" "docker_scout_ecr_rule" {
  rule      = aws_cloudwatch_event_rule.docker_scout_ecr_rule.name
  target_id = "crowsnest"
  arn       = aws_cloudwatch_event_api_destination.api_destination.arn
  role_arn  = aws_iam_role.invoke_api_role.arn

  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 185
  }

  dynamic "dead_letter_config" {
    for_each = aws_sqs_queue.undelivered_events
    content {
      arn = dead_letter_config.value.arn
    }
  }
}

resource "aws_cloudwatch_event_rule" "docker_scout_repo_deleted_rule" {
  name_prefix = "crowsnest-repositories-"
  description = "Repositories that are deleted; only CloudTrail tells."
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["AWS API Call via CloudTrail"]
    detail      = { eventSource = ["ecr.amazonaws.com"], eventName = ["DeleteRepository"] }
  })
}

resource "aws_cloudwatch_event_target" "docker_scout_repo_deleted_rule" {
  rule      = aws_cloudwatch_event_rule.docker_scout_repo_deleted_rule.name
  target_id = "crowsnest"
  arn       = aws_cloudwatch_event_api_destination.api_destination.arn
  role_arn  = aws_iam_role.invoke_api_role.arn

  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 185
  }

  dynamic "dead_letter_config" {
    for_each = aws_sqs_queue.undelivered_events
    content {
      arn = dead_letter_config.value.arn
    }
  }
}

resource "aws_sqs_queue" "undelivered_events" {
  count                     = var.dead_letter_queue ? 1 : 0
  name_prefix               = "crowsnest-"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
  tags                      = local.tags
}

resource "aws_sqs_queue_policy" "undelivered_events_policy" {
  count     = var.dead_letter_queue ? 1 : 0
  queue_url = aws_sqs_queue.undelivered_events[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.undelivered_events[0].arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = [
              aws_cloudwatch_event_rule.docker_scout_ecr_rule.arn,
              aws_cloudwatch_event_rule.docker_scout_repo_deleted_rule.arn
            ]
          }
        }
      }
    ]
  })
}

# The last of all: once it is there, events can come.
resource "aws_cloudformation_stack" "registry_ready" {
  name = "CrowsnestECRIntegrationReady"
  template_body = jsonencode({
    Resources = {
      RegistryReady = {
        Type = "Custom::RegistryReady"
        Properties = {
          ServiceToken   = aws_sns_topic.sns_topic.arn
          ServiceTimeout = 300
          SetupStackId   = aws_cloudformation_stack.registry_setup.id
        }
      }
    }
  })

  depends_on = [
    aws_cloudwatch_event_target.docker_scout_ecr_rule,
    aws_cloudwatch_event_target.docker_scout_repo_deleted_rule,
    aws_iam_role_policy.send_events
  ]
}

output "account_id" {
  description = "The account that is connected."
  value       = local.account
}

output "region" {
  description = "The region that is connected."
  value       = local.region
}

output "role_arn" {
  description = "The role that Crowsnest assumes."
  value       = aws_iam_role.assume_role_ecr_access.arn
}

output "secret_arn" {
  description = "Where the key of the events is."
  value       = aws_secretsmanager_secret.scout_api_credentials.arn
}

output "undelivered_events_url" {
  description = "Where events are kept that could not be delivered."
  value       = one(aws_sqs_queue.undelivered_events[*].id)
}

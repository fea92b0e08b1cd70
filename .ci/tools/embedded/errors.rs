//! The errors of the program that `.ci/embedded` builds, in a crate of their own.

/// Why an order was refused.
#[derive(Debug, errorbook::ApiError)]
#[api_error(prefix = "ORDER", subset TakeOrder = [Sold, Busy])]
pub enum OrderError {
    /// It was sold.
    #[status(409)]
    #[code("ORDER_SOLD")]
    #[message("the {item} is sold")]
    Sold {
        #[expose(example = "lamp")]
        item: String,
    },

    /// There are too many orders.
    #[status(429)]
    #[code("ORDER_BUSY")]
    #[retryable]
    Busy {
        #[header("Retry-After")]
        wait: std::time::Duration,
    },

    /// Nobody has heard of the order.
    #[status(404)]
    #[code("ORDER_UNKNOWN")]
    Unknown,
}

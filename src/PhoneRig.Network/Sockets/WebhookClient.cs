using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>POSTs JSON to a webhook. Making one asks nothing. Each request waits no longer than its bound, and follows no redirection.</summary>
public sealed class WebhookClient : IDisposable
{
    /// <summary>More than anybody answers who only says that he has heard.</summary>
    private const int LongestAnswer = 1 << 16;

    private readonly WebhookConfig config;
    private readonly Func<string?> token;
    private readonly HttpClient client;
    private readonly CancellationTokenSource closing = new();

    /// <summary>A client.</summary>
    /// <param name="config">Whom to tell.</param>
    /// <param name="token">Reads the bearer token, before each request; null where there is none.</param>
    public WebhookClient(WebhookConfig config, Func<string?> token)
    {
        ArgumentNullException.ThrowIfNull(config);
        (this.config, this.token) = (config, token);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = config.Within,
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    /// <summary>What a person calls it.</summary>
    public string Part => $"webhook {new Uri(config.Url).GetLeftPart(UriPartial.Path)}";

    /// <summary>Tells one thing; returns once it was taken.</summary>
    /// <param name="json">What.</param>
    /// <exception cref="HardwareFaultException">It was not: nobody answered in time, or with anything but 2xx.</exception>
    public void Post(string json)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, config.Url) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("phonerig", null));
            if (token() is { } secret)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            }

            using var answer = client.Send(request, closing.Token);
            if (!answer.IsSuccessStatusCode)
            {
                throw new HardwareFaultException(Part, answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                    ? $"it answered {(int)answer.StatusCode}: check token-file"
                    : $"it answered {(int)answer.StatusCode}: see what its server says of that");
            }
        }
        catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException or IOException or FormatException or ObjectDisposedException)
        {
            throw new HardwareFaultException(
                Part,
                failed switch
                {
                    OperationCanceledException => $"it did not answer within {config.Within.TotalSeconds:0.#} s: check its server and the way there",
                    FormatException => "what token-file holds cannot be sent: it must be one line of plain letters and figures",
                    _ => $"it cannot be reached ({failed.Message}): check its server and the way there",
                },
                failed);
        }
    }

    /// <summary>Closes its connections; a request that is under way ends at once.</summary>
    public void Dispose()
    {
        closing.Cancel(); // to dispose of the client ends no request that a thread waits for
        client.Dispose();
        closing.Dispose();
    }
}

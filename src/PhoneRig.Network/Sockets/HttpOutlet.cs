using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>An outlet that is switched and asked by HTTP requests. Making one asks nothing. Each request waits no longer than its bound, and follows no redirection.</summary>
public sealed class HttpOutlet : IPowerSwitch, IDisposable
{
    /// <summary>The longest answer that is read: more than any outlet's page.</summary>
    private const int LongestAnswer = 1 << 20;

    private readonly string part;
    private readonly HttpPowerConfig config;
    private readonly Func<string?> password;
    private readonly HttpClient client;

    /// <summary>An outlet.</summary>
    /// <param name="part">What a person calls it.</param>
    /// <param name="config">Its requests.</param>
    /// <param name="password">Reads the user's password, before each request; null where there is none.</param>
    public HttpOutlet(string part, HttpPowerConfig config, Func<string?> password)
    {
        ArgumentNullException.ThrowIfNull(config);
        (this.part, this.config, this.password) = (part, config, password);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            Timeout = config.Within,
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    /// <inheritdoc/>
    public void Switch(bool on) => Ask(on ? config.On : config.Off);

    /// <inheritdoc/>
    public bool? ReadBack()
    {
        if (config.Status is not { } status)
        {
            return null;
        }

        var word = WordOf(status, Ask(new HttpRequestConfig { Url = status.Url }));
        return word == status.On ? true : word == status.Off ? false : null;
    }

    /// <summary>Closes its connections.</summary>
    public void Dispose() => client.Dispose();

    /// <summary>The word of an answer; null where it has none.</summary>
    internal static string? WordOf(HttpStatusConfig status, string answer)
    {
        if (status.Pattern is { } pattern)
        {
            var match = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant).Match(answer);
            return match.Success ? match.Groups[1].Value : null;
        }

        if (status.Pointer is not { } pointer)
        {
            return answer.Trim();
        }

        try
        {
            using var json = JsonDocument.Parse(answer);
            return At(json.RootElement, pointer) is { } found
                ? found.ValueKind switch
                {
                    JsonValueKind.String => found.GetString(),
                    JsonValueKind.Object or JsonValueKind.Array => null,
                    _ => found.GetRawText(),
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>RFC 6901 section 4: ~1 is a slash, ~0 a tilde.</summary>
    private static JsonElement? At(JsonElement element, string pointer)
    {
        foreach (var name in pointer.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object when element.TryGetProperty(name, out var inner):
                    element = inner;
                    break;
                case JsonValueKind.Array when int.TryParse(name, out var index) && index >= 0 && index < element.GetArrayLength():
                    element = element[index];
                    break;
                default:
                    return null;
            }
        }

        return element;
    }

    private string Ask(HttpRequestConfig asked)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), asked.Url);
        if (asked.Body is { } body)
        {
            request.Content = new StringContent(body, Encoding.UTF8, body.TrimStart() is ['{' or '[', ..] ? "application/json" : "application/x-www-form-urlencoded");
        }

        foreach (var (name, value) in config.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (config.User is { } user)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password()}")));
        }

        try
        {
            using var answer = client.Send(request);
            if (!answer.IsSuccessStatusCode)
            {
                throw new HardwareFaultException(part, answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                    ? $"it answered {(int)answer.StatusCode}: check user and password-file"
                    : $"it answered {(int)answer.StatusCode} to {asked.Method} {asked.Url}: check that address in a browser");
            }

            using var reader = new StreamReader(answer.Content.ReadAsStream(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException or IOException)
        {
            throw new HardwareFaultException(
                part,
                failed is OperationCanceledException
                    ? $"it did not answer within {config.Within.TotalSeconds:0.#} s: check its power, its cable and {asked.Url}"
                    : $"it cannot be reached ({failed.Message}): check its power, its cable and {asked.Url}",
                failed);
        }
    }
}
